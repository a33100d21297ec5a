export type { ClientSettings } from './client-settings.ts'
export type { Environment, Settings } from './environment.ts'
export { serveProcess } from './node.ts'
export { serve } from './server.ts'
