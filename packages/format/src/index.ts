export { type Formatted, format, formatEdits, formatRange, type Skipped } from './format.ts'
export type { FormatOptions } from './style.ts'
