export { type DumpedFile, splitDump } from './dump.ts'
export { HOLE, hasHole } from './hole.ts'
export { type MarkdownBlock, markdownBlocks } from './markdown.ts'
export { type Hole, readTemplate, type Template } from './template.ts'
