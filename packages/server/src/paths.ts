import { URI } from 'vscode-uri'

/** Of a file on disk. What an editor shows from elsewhere has its URI for a name, so that it is nobody else's. */
export function nameOf(uri: string): string {
  const parsed = URI.parse(uri)
  return parsed.scheme === 'file' ? slashes(parsed.fsPath) : uri
}

/** Of a file on disk, without a slash at the end; undefined for what is elsewhere. */
export function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri)
  return parsed.scheme === 'file' ? slashes(parsed.fsPath).replace(/(?<=[^/:])\/+$/, '') : undefined
}

export const uriOf = (path: string): string => (isOnDisk(path) ? URI.file(path).toString() : path)

/** Is it the name of a file, rather than of something that an editor shows from elsewhere? */
export const isOnDisk = (name: string): boolean => name.startsWith('/') || /^[A-Za-z]:\//.test(name)

/** Is a path that of a folder, or of something in it? */
export const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)

const slashes = (path: string): string => (/^(?:[A-Za-z]:\\|\\\\)/.test(path) ? path.replaceAll('\\', '/') : path)
