import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const formInput = defineModule({
  name: 'ngx_http_form_input_module',
  family: 'http',
  thirdParty: 'form-input',
  directives: {
    set_form_input: { syntax: '<new variable> [<string>]', in: httpLevels, repeatable: true },
    set_form_input_multi: { syntax: '<new variable> [<string>]', in: httpLevels, repeatable: true },
  },
})
