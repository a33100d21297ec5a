import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.limit_except'] as const

export const authJwt = defineModule({
  name: 'ngx_http_auth_jwt_module',
  family: 'http',
  directives: {
    auth_jwt: {
      intervenes: 'may answer 401 (Unauthorized)',
      syntax: 'off | <text> [token=<variable>]',
      most: 2,
      in: anywhere,
      default: 'off',
      repeatable: true,
      plus: true,
    },
    auth_jwt_claim_set: {
      syntax: '<new variable> <string> ...',
      in: ['http'],
      since: '1.11.10',
      repeatable: true,
      plus: true,
    },
    auth_jwt_header_set: {
      syntax: '<new variable> <string> ...',
      in: ['http'],
      since: '1.11.10',
      repeatable: true,
      plus: true,
    },
    auth_jwt_key_cache: {
      syntax: '<any-time>',
      in: anywhere,
      default: '0',
      since: '1.21.4',
      repeatable: true,
      plus: true,
    },
    auth_jwt_key_file: { syntax: '<file $>', in: anywhere, repeatable: true, plus: true },
    auth_jwt_key_request: { syntax: '<text>', in: anywhere, since: '1.15.6', repeatable: true, plus: true },
    auth_jwt_leeway: {
      syntax: '<any-time>',
      in: anywhere,
      default: '0s',
      since: '1.13.10',
      repeatable: true,
      plus: true,
    },
    auth_jwt_require: {
      syntax: '[error=401|403{since 1.21.7}] <condition> ... [error=401|403{since 1.21.7}]',
      in: anywhere,
      since: '1.21.2',
      repeatable: true,
      plus: true,
    },
    auth_jwt_type: {
      syntax: 'signed|encrypted|nested',
      in: anywhere,
      default: 'signed',
      since: '1.19.7',
      repeatable: true,
      caseless: true,
      plus: true,
    },
  },
  variables: {
    jwt_claim_: { prefix: true, plus: true },
    jwt_header_: { prefix: true, plus: true },
    jwt_payload: { since: '1.21.2', plus: true },
  },
})
