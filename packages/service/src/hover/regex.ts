import { anchorsOf, groupsOf, type Pattern, setsOptions } from '../patterns.ts'
import { literal } from './page.ts'

/** What a regular expression is about, as far as that is certain. */
export function regexText(pattern: Pattern): readonly string[] {
  const says = [caseText(pattern), anchorText(pattern.text), pattern.negated ? 'the text must not fit' : undefined]
  const facts = says.filter((part) => part !== undefined).join(', ')
  const groups = groupsOf(pattern.text)
  return [
    `Regular expression ${literal(pattern.text)}${facts === '' ? '' : `: ${facts}`}`,
    groups === undefined ? '' : groups.length === 0 ? 'It captures nothing.' : groups.map(groupLine).join('\n'),
  ]
}

const groupLine = (
  { name, source }: { readonly name: string | undefined; readonly source: string },
  i: number,
): string => `- \`$${i + 1}\`${name === undefined ? '' : ` or \`$${name}\``}: ${literal(source)}`

function caseText({ caseless, text }: Pattern): string | undefined {
  if (caseless === undefined || setsOptions(text)) return undefined
  return caseless ? 'case-insensitive' : 'case-sensitive'
}

function anchorText(text: string): string | undefined {
  const anchors = anchorsOf(text)
  if (!anchors) return undefined
  if (anchors.start) return anchors.end ? 'fits the whole text' : 'fits from the beginning of the text'
  if (anchors.end) return 'fits up to the end of the text'
  return /[\^$]|\\[AGZz]/.test(text) ? undefined : 'fits anywhere in the text'
}
