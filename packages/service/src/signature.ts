import { literalOf, typeOf } from '@nginx-lint/directives'
import type { Position, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types'
import { expectedAt } from './completion/expected.ts'
import { type Place, placeAt } from './completion/place.ts'
import { cursorAt } from './cursor.ts'
import { entryForms, type Form, formsOf, type Parameter } from './forms.ts'
import type { Workspace } from './workspace.ts'

/** The ways to write the directive whose arguments are being typed, and which of them is at the cursor. */
export function signatureHelp(workspace: Workspace, path: string, position: Position): SignatureHelp | undefined {
  const cursor = cursorAt(workspace, path, position)
  const place = cursor && cursor.where !== 'comment' ? placeAt(cursor) : undefined
  if (!cursor || !place || place.before.length === 0) return undefined
  const { options } = cursor.project
  const { spec, block } = place
  const forms = block.entries ? entryForms(block.entries, options) : spec ? formsOf(spec, options) : []
  const active = activeIn(place, forms)
  if (!active) return undefined
  return {
    signatures: forms.map((form) => information(form)),
    activeSignature: active.form,
    activeParameter: active.parameter,
  }
}

function information({ label, parameters }: Form): SignatureInformation {
  return {
    label,
    parameters: parameters.map(({ start, end, argument }) => {
      const value = argument.parts.findLast((part) => part.kind === 'value')
      return { label: [start, end], ...(value && { documentation: { kind: 'markdown', value: typeOf(value).doc } }) }
    }),
  }
}

/** The first form that the words so far fit, and in it the parameter that is typed or may come next. */
function activeIn(place: Place, forms: readonly Form[]): { form: number; parameter: number } | undefined {
  const expected = expectedAt(place)
  let best: { form: number; parameter: number; score: number } | undefined
  for (const [form, { parameters }] of forms.entries())
    for (const [parameter, one] of parameters.entries()) {
      const score = expected.includes(one.argument) ? likeness(one, place.typed.text) : 0
      if (score > (best?.score ?? 0)) best = { form, parameter, score }
    }
  return best
}

/** How well the typed text goes with a parameter: it begins so, it may be anything, it would be something else. */
function likeness({ argument }: Parameter, typed: string): number {
  const head = literalOf(argument.parts)
  if (typed === '') return 2
  if (head === '') return 2
  return typed.startsWith(head) || head.startsWith(typed) ? 3 : 1
}
