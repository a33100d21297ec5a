import { Uri, workspace } from 'vscode'

/**
 * The server knows files by their paths. Those of the folders that are open are files to it, wherever the editor has them
 * from: `vscode-vfs://github/owner/name/nginx.conf` is `file:///owner/name/nginx.conf`.
 */
export const uriConverters = {
  code2Protocol: (uri: Uri): string =>
    folders().some((folder) => folder.scheme === uri.scheme && folder.authority === uri.authority)
      ? Uri.from({ scheme: 'file', path: uri.path }).toString()
      : uri.toString(),
  protocol2Code: (text: string): Uri => {
    const uri = Uri.parse(text)
    return uri.scheme === 'file' ? virtualUri(uri.path) : uri
  },
}

/** Of a path, in the folder it is in, or else where the first folder is. */
export function virtualUri(path: string): Uri {
  const known = folders()
  const folder = known.find((each) => path === each.path || path.startsWith(`${each.path.replace(/\/$/, '')}/`))
  return (folder ?? known[0])?.with({ path }) ?? Uri.file(path)
}

const folders = (): readonly Uri[] => (workspace.workspaceFolders ?? []).map(({ uri }) => uri)
