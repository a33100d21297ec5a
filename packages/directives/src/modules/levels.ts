import type { Context } from '../module.ts'

/** The three levels most directives of http may stand on. */
export const httpLevels = ['http', 'http.server', 'http.location'] as const satisfies readonly Context[]
export const streamLevels = ['stream', 'stream.server'] as const satisfies readonly Context[]
export const mailLevels = ['mail', 'mail.server'] as const satisfies readonly Context[]
