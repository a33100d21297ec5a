import { fstatSync, readFileSync, writeSync } from 'node:fs'
import { main } from './main.ts'
import type { Output } from './terminal.ts'

const status = main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: output(1),
  stderr: output(2),
  stdin: readStdin,
})

// Set rather than given to exit(), so that what was written to a terminal arrives.
status.then((code) => {
  process.exitCode = code
})

/** Node's streams take longer to load than a file to check: only a console of Windows needs them, for its alphabet. */
function output(fd: 1 | 2): Output {
  const isTTY = fstatSync(fd).isCharacterDevice()
  if (isTTY && process.platform === 'win32') return fd === 1 ? process.stdout : process.stderr
  return { isTTY, write: (text) => writeAll(fd, typeof text === 'string' ? Buffer.from(text) : text) }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(fd, bytes, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      // `| head` has read enough.
      if (code === 'EPIPE') process.exit()
      if (code !== 'EAGAIN') throw error
      // A pipe that does not block is full: its reader needs a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    }
  }
}

async function readStdin(): Promise<Uint8Array> {
  try {
    return readFileSync(0)
  } catch {
    // A terminal or a pipe that has nothing yet (EAGAIN), or none at all (EOF on Windows).
    const chunks: Uint8Array[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
    return Buffer.concat(chunks)
  }
}
