import { type Line, type Piece, type Route, tell } from '@nginx-lint/analysis'
import type { Colors } from '../reporters/colors.ts'
import { toneColor } from './colors.ts'

/** What is told of a route, for a terminal. */
export const traceText = (title: string, route: Route, colors: Colors): string =>
  tell(title, route)
    .map(
      (line) =>
        `${strokes(line)
          .map((piece) => painted(piece, colors))
          .join('')}\n`,
    )
    .join('')

/** Neighbours that look alike are painted in one. */
function strokes(line: Line): readonly Piece[] {
  const found: Piece[] = []
  for (const { text, look } of line) {
    const last = found.at(-1)
    if (last && last.look === look) found[found.length - 1] = { ...last, text: last.text + text }
    else found.push({ text, ...(look && { look }) })
  }
  return found
}

function painted({ text, look }: Piece, colors: Colors): string {
  switch (look) {
    case undefined:
      return text
    case 'strong':
    case 'place':
      return colors.bold(text)
    case 'accent':
      return colors.blue(text)
    case 'faint':
      return colors.dim(text)
    default:
      return toneColor(look, colors)(colors.bold(text))
  }
}
