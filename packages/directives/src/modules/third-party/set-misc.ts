import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

const everywhere = [...httpLevels, 'http.server.if', 'http.location.if'] as const

export const setMisc = defineModule({
  name: 'ngx_http_set_misc_module',
  family: 'http',
  thirdParty: 'set-misc',
  directives: {
    set_base32_alphabet: { syntax: '<string>', in: everywhere, repeatable: true },
    set_base32_padding: { syntax: '<flag>', in: everywhere },
    set_decode_base32: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_decode_base64: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_decode_base64url: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_decode_hex: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_encode_base32: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_encode_base64: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_encode_base64url: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_encode_hex: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_escape_uri: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_formatted_gmt_time: { syntax: '<new variable> <text>', in: everywhere, repeatable: true },
    set_formatted_local_time: { syntax: '<new variable> <text>', in: everywhere, repeatable: true },
    set_hashed_upstream: { syntax: '<new variable> <string> <text>', in: everywhere, repeatable: true },
    set_hmac_sha1: { syntax: '<new variable> <text> <text>', in: everywhere, repeatable: true },
    set_hmac_sha256: { syntax: '<new variable> <text> <text>', in: everywhere, repeatable: true },
    set_if_empty: { syntax: '<new variable> <text>', in: everywhere, repeatable: true },
    set_local_today: { syntax: '<new variable>', in: everywhere, repeatable: true },
    set_md5: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_misc_base32_padding: { syntax: '<flag>', in: everywhere },
    set_quote_json_str: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_quote_pgsql_str: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_quote_sql_str: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_random: { syntax: '<new variable> <text> <text>', in: everywhere, repeatable: true },
    set_rotate: { syntax: '<new variable> <text> <text>', in: everywhere, repeatable: true },
    set_secure_random_alphanum: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_secure_random_lcalpha: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_sha1: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
    set_unescape_uri: { syntax: '<new variable> [<text>]', in: everywhere, repeatable: true },
  },
})
