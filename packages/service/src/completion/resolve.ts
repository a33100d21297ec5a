import type { DirectiveSpec } from '@nginx-lint/directives'
import type { CompletionItem } from 'vscode-languageserver-types'
import { specPage } from '../hover/directive.ts'
import { contents } from '../hover/page.ts'
import { parameterText } from '../hover/parameters.ts'
import { documentationOf } from '../reference.ts'
import type { Workspace } from '../workspace.ts'
import type { CompletionData } from './item.ts'

/** The item with its documentation, which would be too much for all at once. */
export async function resolveCompletion(workspace: Workspace, item: CompletionItem): Promise<CompletionItem> {
  if (!isOurs(item.data)) return item
  const { kind, name, module, parameter = '' } = item.data
  if (kind !== 'directive') {
    const manual = await documentationOf(kind === 'variable' ? 'variable' : 'directive', name, module)
    const text = kind === 'variable' ? manual : manual && parameterText(manual, parameter)
    return text === undefined ? item : { ...item, documentation: { kind: 'markdown', value: text } }
  }
  const spec = specIn(workspace, name, module)
  const documentation = spec && contents([await specPage(spec)], true)
  return documentation ? { ...item, documentation } : item
}

const KINDS: ReadonlySet<unknown> = new Set<CompletionData['kind']>(['directive', 'variable', 'parameter'])

function isOurs(data: unknown): data is CompletionData {
  const { kind, name, module } = (data ?? {}) as Partial<CompletionData>
  return KINDS.has(kind) && typeof name === 'string' && typeof module === 'string'
}

function specIn({ projects }: Workspace, name: string, module: string): DirectiveSpec | undefined {
  for (const { registry } of projects) {
    const found = registry.find(name).find((spec) => spec.module.name === module)
    if (found) return found
  }
  return undefined
}
