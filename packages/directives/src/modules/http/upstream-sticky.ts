import { defineModule } from '../../module.ts'

export const upstreamSticky = defineModule({
  name: 'ngx_http_upstream_sticky_module',
  family: 'http',
  directives: {
    sticky: {
      syntax: [
        'cookie <name> [domain=<cookie-domain>{once}] [expires=max|<time>{once}] [httponly{once}] [path=<cookie-path>{once}] [samesite=<samesite>{once}] [secure{once}]',
        'learn create=<variable> lookup=<variable> zone=<new sticky_zone>:<size 32768..>{once} [timeout=<time ms 1..>{once}] [header] [sync{plus}]',
        'route <variable> ...',
      ],
      in: ['http.upstream'],
      since: '1.29.6',
      balances: { as: 'around' },
    },
  },
})
