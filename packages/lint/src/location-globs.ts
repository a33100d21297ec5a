import type { Location } from '@nginx-lint/analysis'

/** Letters of which one is meant to stand for others, where nginx takes them as they are. */
export const isGlob = ({ kind, pattern }: Location): boolean =>
  (kind === 'prefix' || kind === 'prefix-first' || kind === 'exact') && pattern.includes('*')
