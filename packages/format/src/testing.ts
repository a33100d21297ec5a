import { expect } from 'vitest'
import { format } from './format.ts'
import type { FormatOptions } from './style.ts'

/** The text becomes the other one, which is stable; both without the indentation of the code they stand in. */
export function becomes(before: string, after: string, options?: FormatOptions): void {
  const expected = dedented(after)
  expect(format(dedented(before), options)).toEqual({ text: expected, skipped: [] })
  expect(format(expected, options).text).toBe(expected)
}

/** The text is as it should be. */
export const stays = (text: string, options?: FormatOptions): void => becomes(text, text, options)

export function dedented(code: string): string {
  const text = code.replace(/^\n/, '').replace(/\n[ ]*$/, '\n')
  const indent = Math.min(...[...text.matchAll(/^( *)\S/gm)].map((m) => m[1]!.length))
  return Number.isFinite(indent) ? text.replace(new RegExp(`^ {${indent}}`, 'gm'), '') : text
}
