import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

/** TeslaGov's, which has nothing in common with that of NGINX Plus but the beginning of the names. */
export const authJwt = defineModule({
  name: 'ngx_http_auth_jwt_module',
  family: 'http',
  thirdParty: 'auth-jwt',
  directives: {
    auth_jwt_algorithm: { syntax: '<string>', in: httpLevels, default: 'HS256' },
    auth_jwt_enabled: { syntax: '<text>', in: httpLevels, default: 'off' },
    auth_jwt_extract_request_claims: { syntax: '<string> ...', in: httpLevels, repeatable: true },
    auth_jwt_extract_response_claims: { syntax: '<string> ...', in: httpLevels, repeatable: true },
    // gone since, as are validate_email and validation_type
    auth_jwt_extract_sub: { syntax: '<flag>', in: httpLevels },
    auth_jwt_extract_var_claims: { syntax: '<string> ...', in: httpLevels, repeatable: true },
    auth_jwt_key: { syntax: '<string>', in: httpLevels },
    auth_jwt_keyfile_path: { syntax: '<path>', in: httpLevels },
    auth_jwt_location: { syntax: '<string>', in: httpLevels, default: 'HEADER=Authorization' },
    auth_jwt_loginurl: { syntax: '<string>', in: httpLevels },
    auth_jwt_redirect: { syntax: '<flag>', in: httpLevels, default: 'off' },
    auth_jwt_use_keyfile: { syntax: '<flag>', in: httpLevels, default: 'off' },
    auth_jwt_validate_email: { syntax: '<flag>', in: httpLevels },
    auth_jwt_validate_sub: { syntax: '<flag>', in: httpLevels, default: 'off' },
    auth_jwt_validation_type: { syntax: '<string>', in: httpLevels },
  },
})
