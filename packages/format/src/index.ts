export { type Formatted, format, formatRange, type Skipped } from './format.ts'
export type { FormatOptions } from './style.ts'
