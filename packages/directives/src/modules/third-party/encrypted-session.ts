import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const everywhere = [...httpLevels, 'http.server.if', 'http.location.if'] as const

export const encryptedSession = defineModule({
  name: 'ngx_http_encrypted_session_module',
  family: 'http',
  thirdParty: 'encrypted-session',
  directives: {
    encrypted_session_expires: { syntax: '<time>', in: everywhere },
    encrypted_session_iv: { syntax: '<string>', in: everywhere },
    encrypted_session_key: { syntax: '<string>', in: everywhere },
    set_decrypt_session: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_encrypt_session: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
  },
})
