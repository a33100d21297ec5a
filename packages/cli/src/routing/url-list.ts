import { type Request, requestFor } from '@nginx-lint/analysis'
import type { Arguments } from '../arguments.ts'
import { type Terminal, UsageError } from '../terminal.ts'
import { type Expectation, readExpectation } from './expectation.ts'

/** A URL that is to be followed. */
export interface Wanted {
  /** As it was written, the method first when there is one. */
  readonly title: string
  readonly request: Request
  /** Where it is to go, when a file says so. */
  readonly expected?: Expectation
  /** The line of the file. */
  readonly line?: number
}

type Options = Pick<Arguments, 'method' | 'headers' | 'listen'>

/** Of the command line. */
export function wantedUrl(url: string, options: Options): Wanted {
  return { title: options.method === undefined ? url : `${options.method} ${url}`, request: readRequest(url, options) }
}

/** Of a file: a URL a line, with a method before it or not, and comments; with `->` and where it is to go. */
export async function readList(
  path: string,
  options: Options,
  terminal: Terminal,
  isExpected: boolean,
): Promise<readonly Wanted[]> {
  const text = await textOf(path, terminal)
  const wanted = text.split(/\r?\n/).flatMap((line, index) => wantedLine(line, index + 1, path, options, isExpected))
  if (wanted.length === 0) throw new UsageError(`"${path}" has no URL in it`)
  return wanted
}

function wantedLine(
  line: string,
  number: number,
  path: string,
  options: Options,
  isExpected: boolean,
): readonly Wanted[] {
  const text = line.replace(/^\s*#.*|\s#\s.*/, '').trim()
  if (text === '') return []
  const fail = (what: string): never => {
    throw new UsageError(`${path}:${number}: ${what}`)
  }
  const arrow = text.indexOf(' -> ')
  const [left, right] = arrow < 0 ? [text, undefined] : [text.slice(0, arrow).trim(), text.slice(arrow + 4).trim()]
  if (isExpected && right === undefined) return fail('" -> " is missing, with where the URL is to go behind it')
  const [, method, url = ''] = /^(?:([A-Z]+)\s+)?(.*)$/.exec(left)!
  const request = requestFor(url, { ...partsOf(options), ...(method && { method }) })
  if ('error' in request) return fail(request.error)
  if (!isExpected || right === undefined) return [{ title: left, request, line: number }]
  const expected = readExpectation(right)
  if (typeof expected === 'string') return fail(expected)
  return [{ title: left, request, expected, line: number }]
}

function readRequest(url: string, options: Options): Request {
  const request = requestFor(url, partsOf(options))
  if ('error' in request) throw new UsageError(request.error)
  return request
}

const partsOf = ({ method, headers, listen }: Options) => ({
  headers,
  ...(method !== undefined && { method }),
  ...(listen !== undefined && { listen }),
})

async function textOf(path: string, { cwd, stdin }: Terminal): Promise<string> {
  if (path === '-') return new TextDecoder().decode(await stdin())
  const { readFileSync } = await import('node:fs')
  const { resolve } = await import('node:path')
  const { failureOf } = await import('@nginx-lint/workspace')
  try {
    return readFileSync(resolve(cwd, path), 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read "${path}": ${failureOf(error as NodeJS.ErrnoException).failure}`)
  }
}
