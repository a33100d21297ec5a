import {
  type Argument,
  type DirectiveSpec,
  type MatchOptions,
  type Part,
  type Shape,
  typeOf,
  within,
} from '@nginx-lint/directives'

/** One way to write a directive, with the places of its parameters in the label. */
export interface Form {
  readonly label: string
  readonly parameters: readonly Parameter[]
  readonly shape: Shape
}

export interface Parameter {
  readonly start: number
  readonly end: number
  readonly argument: Argument
}

/** The ways to write a directive that the release and edition take. Words that stand alone share one. */
export function formsOf(spec: DirectiveSpec, options: MatchOptions): readonly Form[] {
  const end = spec.facts.block === undefined ? ';' : ' { … }'
  return wordsTogether(alternatives(spec.shape, options)).map((shape) => formOf(spec.name, shape, end, options))
}

/** The lines that a block of entries may have. */
export const entryForms = (spec: DirectiveSpec, options: MatchOptions): readonly Form[] =>
  alternatives(spec.entryShape, options).map((shape) => formOf('', shape, ';', options))

/** The lists of arguments between which a notation chooses. */
export function alternatives(shape: Shape, options: MatchOptions): readonly Shape[] {
  if (shape.kind !== 'choice') return [shape]
  return shape.of.flatMap((one) => alternatives(one, options)).filter((one) => isThere(one, options))
}

function wordsTogether(all: readonly Shape[]): readonly Shape[] {
  const words = all.filter((one) => one.kind === 'argument' && one.parts.every(({ kind }) => kind === 'literal'))
  const [first] = words
  if (words.length < 2) return all
  return all.flatMap((one) => {
    if (one === first) return [{ kind: 'choice' as const, of: words }]
    return words.includes(one) ? [] : [one]
  })
}

function formOf(name: string, shape: Shape, end: string, options: MatchOptions): Form {
  let label = name
  const parameters: Parameter[] = []
  write(shape)
  label += end
  return { label, parameters, shape }

  function write(piece: Shape): void {
    if (!isThere(piece, options)) return
    switch (piece.kind) {
      case 'argument':
        writeArgument(piece)
        return
      case 'option':
        inBrackets(piece.of)
        return
      case 'repeat':
        write(piece.of)
        label += ' ...'
        return
      case 'sequence':
      case 'bag':
        for (const one of piece.of) write(one)
        return
      case 'choice':
        piece.of
          .filter((one) => isThere(one, options))
          .forEach((one, i) => {
            if (i > 0) label += ' |'
            write(one)
          })
    }
  }

  function writeArgument(argument: Argument): void {
    space()
    const start = label.length
    label += argument.parts.map(partText).join('')
    parameters.push({ start, end: label.length, argument })
  }

  function inBrackets(piece: Shape): void {
    if (!isThere(piece, options)) return
    space()
    label += '['
    write(piece)
    label += ']'
  }

  function space(): void {
    if (label !== '' && !label.endsWith('[')) label += ' '
  }
}

function isThere(shape: Shape, options: MatchOptions): boolean {
  if (shape.kind === 'argument') return !shape.limits || within(shape.limits, options)
  return shape.kind !== 'option' || isThere(shape.of, options)
}

/** A piece of an argument as a person reads it. */
export function partText(part: Part): string {
  switch (part.kind) {
    case 'literal':
      return part.text
    case 'option':
      return `[${part.of.map(partText).join('')}]`
    case 'choice':
      return part.of.map((parts) => parts.map(partText).join('')).join('|')
    case 'value': {
      const short = typeOf(part).short ?? part.type
      return /^\(|\|/.test(short) ? short : `<${short}>`
    }
  }
}
