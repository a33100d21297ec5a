import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const uploadProgress = defineModule({
  name: 'ngx_http_uploadprogress_module',
  family: 'http',
  thirdParty: 'upload-progress',
  directives: {
    report_uploads: { syntax: '<upload_progress_zone>', in: httpLevels, repeatable: true },
    track_uploads: { syntax: '<upload_progress_zone> <time>', in: httpLevels, repeatable: true },
    upload_progress: { syntax: '<new upload_progress_zone> <size 32768..>', in: ['http'], repeatable: true },
    upload_progress_content_type: { syntax: '<string>', in: httpLevels },
    upload_progress_header: { syntax: '<string>', in: httpLevels },
    upload_progress_java_output: { syntax: '', in: httpLevels, repeatable: true },
    upload_progress_json_output: { syntax: '', in: httpLevels, repeatable: true },
    upload_progress_jsonp_output: { syntax: '', in: httpLevels, repeatable: true },
    upload_progress_jsonp_parameter: { syntax: '<string>', in: httpLevels },
    upload_progress_template: {
      syntax: 'starting|uploading|error|done|st|up|er|do <string>',
      in: httpLevels,
      repeatable: true,
    },
  },
  variables: {
    uploadprogress_callback: { changeable: true },
    uploadprogress_length: { changeable: true },
    uploadprogress_received: { changeable: true },
    uploadprogress_remaining: { changeable: true },
    uploadprogress_status: { changeable: true },
  },
})
