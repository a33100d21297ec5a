import { defineModule } from '../../module.ts'

const belowHttp = ['http.server', 'http.location'] as const

/** nginx-sticky-module-ng: older than nginx's own directive of that name, and known to it by other parameters. */
export const sticky = defineModule({
  name: 'ngx_http_sticky_module',
  family: 'http',
  thirdParty: 'sticky',
  directives: {
    sticky: {
      syntax: [
        '[name=<name>] [domain=<name>] [path=<name>] [expires=<time 1..>] [secure] [httponly]',
        '[hash=index|md5|sha1] [hmac=md5|sha1] [hmac_key=<name>] [text=raw|md5|sha1]',
        '[transfer] [delimiter=<name>] [no_fallback] [hide_cookie]',
      ].join(' '),
      in: ['http.upstream'],
    },
    sticky_hide_cookie: { syntax: '', in: belowHttp },
    sticky_no_fallback: { syntax: '', in: belowHttp },
  },
})
