import { defineModule } from '../../module.ts'

export const geoip = defineModule({
  name: 'ngx_http_geoip_module',
  family: 'http',
  directives: {
    geoip_city: { syntax: '<path> [utf8]', in: ['http'], since: '0.7.63' },
    geoip_country: { syntax: '<path> [utf8]', in: ['http'], since: '0.7.63' },
    geoip_org: { syntax: '<path> [utf8]', in: ['http'], since: '1.0.3' },
    geoip_proxy: { syntax: '<network>', in: ['http'], since: '1.2.2', repeatable: true },
    geoip_proxy_recursive: { syntax: '<flag>', in: ['http'], default: 'off', since: '1.2.2' },
  },
  variables: {
    geoip_area_code: {},
    geoip_city: {},
    geoip_city_continent_code: {},
    geoip_city_country_code: {},
    geoip_city_country_code3: {},
    geoip_city_country_name: {},
    geoip_country_code: {},
    geoip_country_code3: {},
    geoip_country_name: {},
    geoip_dma_code: {},
    geoip_latitude: {},
    geoip_longitude: {},
    geoip_org: {},
    geoip_postal_code: {},
    geoip_region: {},
    geoip_region_name: {},
  },
})
