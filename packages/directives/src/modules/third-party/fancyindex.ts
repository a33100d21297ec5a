import { defineModule } from '../../module.ts'
import { httpLevels } from '../levels.ts'

export const fancyindex = defineModule({
  name: 'ngx_http_fancyindex_module',
  family: 'http',
  thirdParty: 'fancyindex',
  directives: {
    fancyindex: { syntax: '<flag>', in: httpLevels, default: 'off' },
    fancyindex_case_sensitive: { syntax: '<flag>', in: httpLevels },
    fancyindex_css_href: { syntax: '<string>', in: httpLevels },
    fancyindex_default_sort: {
      syntax: 'name|size|date|name_desc|size_desc|date_desc',
      in: httpLevels,
      default: 'name',
      caseless: true,
    },
    fancyindex_directories_first: { syntax: '<flag>', in: httpLevels },
    fancyindex_exact_size: { syntax: '<flag>', in: httpLevels, default: 'on' },
    fancyindex_footer: { syntax: '<string> [subrequest|local]', in: httpLevels, caseless: true },
    fancyindex_header: { syntax: '<string> [subrequest|local]', in: httpLevels, caseless: true },
    fancyindex_hide_parent_dir: { syntax: '<flag>', in: httpLevels },
    fancyindex_hide_symlinks: { syntax: '<flag>', in: httpLevels },
    fancyindex_ignore: { syntax: '<test-regex> ...', in: httpLevels, repeatable: true },
    fancyindex_localtime: { syntax: '<flag>', in: httpLevels, default: 'off' },
    fancyindex_name_length: { syntax: '<number>', in: httpLevels },
    fancyindex_show_dotfiles: { syntax: '<flag>', in: httpLevels },
    fancyindex_show_path: { syntax: '<flag>', in: httpLevels },
    fancyindex_time_format: { syntax: '<string>', in: httpLevels, default: '%Y-%b-%d %H:%M' },
  },
})
