import { defineModule } from '../../module.ts'

const levels = ['http', 'http.server'] as const

/** Cloudflare's patch for TLS records that grow with the connection. */
export const sslDynRec = defineModule({
  name: 'ngx_http_ssl_module',
  family: 'http',
  thirdParty: 'ssl-dyn-rec',
  directives: {
    ssl_dyn_rec_enable: { syntax: '<flag>', in: levels, default: 'off' },
    ssl_dyn_rec_size_hi: { syntax: '<size>', in: levels, default: '4229' },
    ssl_dyn_rec_size_lo: { syntax: '<size>', in: levels, default: '1369' },
    ssl_dyn_rec_threshold: { syntax: '<number>', in: levels, default: '40' },
    ssl_dyn_rec_timeout: { syntax: '<time ms>', in: levels, default: '1000' },
  },
})
