import { type LocationConf, remembering } from '@nginx-lint/analysis'

type Pattern = NonNullable<LocationConf['regex']>

/**
 * For a regular expression that goes by the end of a file's name, wherever the file is, such as `\.php$`: the name of one
 * that it takes. Undefined for all others.
 */
export const fileNameFor = (pattern: Pattern): string | undefined =>
  names(`${pattern.isCaseless}${pattern.text}`, () => (isPlain(pattern.text) ? found(pattern) : undefined))

/** Each regular expression would have to be compiled to ask it. */
const names = remembering<string | undefined>(5_000)

/** Who says where the file is to be, or is not to be, has thought of other locations. */
const isPlain = (text: string): boolean => !/^\^\/[\w-]|\(\?[!=<]/.test(text)

const found = (pattern: Pattern): string | undefined => namesIn(pattern.text).find((name) => isAnywhere(pattern, name))

/** The ends that are written out: `php` of `\.php$`, `jpeg` and `png` of `\.(jpe?g|png)$`. */
function namesIn(text: string): readonly string[] {
  const ends = [...text.matchAll(/(?:\\\.|\[\.\])(?:\((?:\?:)?)*([^()$]*)/g)].flatMap(([, end]) => end!.split('|'))
  return ends
    .map((end) => end.replace(/(\w)\?/g, '$1'))
    .filter((end) => /^[A-Za-z0-9]+$/.test(end))
    .map((end) => `x.${end}`)
}

const FOLDERS = ['/', '/q/', '/q/k/']

const isAnywhere = (pattern: Pattern, name: string): boolean =>
  FOLDERS.every((folder) => typeof pattern.exec(folder + name) === 'object' && pattern.exec(`${folder}x`) === undefined)
