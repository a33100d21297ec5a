import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const anywhere = [...httpLevels, 'http.location.limit_except'] as const

export const authDigest = defineModule({
  name: 'ngx_http_auth_digest_module',
  family: 'http',
  thirdParty: 'auth-digest',
  directives: {
    auth_digest: { syntax: 'off | <text>', in: anywhere, default: 'off' },
    auth_digest_drop_time: { syntax: '<time>', in: httpLevels, default: '300s' },
    auth_digest_evasion_time: { syntax: '<time>', in: httpLevels, default: '300s' },
    auth_digest_expires: { syntax: '<time>', in: httpLevels, default: '10s' },
    auth_digest_maxtries: { syntax: '<number>', in: httpLevels, default: '5' },
    auth_digest_replays: { syntax: '<number>', in: httpLevels, default: '20' },
    auth_digest_shm_size: { syntax: '<size>', in: ['http', 'http.server'], default: '4096k', repeatable: true },
    auth_digest_timeout: { syntax: '<time>', in: httpLevels, default: '60s' },
    auth_digest_user_file: { syntax: '<path $>', in: anywhere },
  },
})
