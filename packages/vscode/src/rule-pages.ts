import { type Disposable, type Uri, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'

/** Where the pages of rules are. By the defaults of this extension the editor shows them as Markdown is read. */
export const RULE_PAGES = 'nginx-lint-rule:/'

/** Shows what the links of findings lead to: the server knows the pages. */
export function showRulePages(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider('nginx-lint-rule', {
    async provideTextDocumentContent({ path }: Uri): Promise<string> {
      const rule = path.replace(/^\/|\.md$/g, '')
      const page = await client.sendRequest<string | null>('nginx-lint/rulePage', { rule })
      return page ?? `There is no rule "${rule}".`
    },
  })
}
