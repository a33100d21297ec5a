import type { Arguments } from '../arguments.ts'
import { UsageError } from '../terminal.ts'

/** Serves an editor until it goes; then the process ends by itself. */
export async function lsp({ operands, stdio, nodeIpc }: Arguments): Promise<number> {
  const [first] = operands
  if (first !== undefined) throw new UsageError(`"lsp" takes no files, but "${first}" is given`)
  if (stdio && nodeIpc) throw new UsageError('--stdio and --node-ipc are two ways to speak: use one of them')
  if (nodeIpc && !process.send)
    throw new UsageError('--node-ipc is for a process that was started by Node with an IPC channel')
  const { serveProcess } = await import('@nginx-lint/server')
  serveProcess(nodeIpc ? ['--node-ipc'] : ['--stdio'])
  return new Promise(() => {})
}
