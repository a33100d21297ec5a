import { serveProcess } from '@nginx-lint/server'

serveProcess(process.argv)
