import { defineModule } from '../../module.ts'

export const geoip = defineModule({
  name: 'ngx_stream_geoip_module',
  family: 'stream',
  directives: {
    geoip_city: { syntax: '<path> [utf8]', in: ['stream'], since: '1.11.3' },
    geoip_country: { syntax: '<path> [utf8]', in: ['stream'], since: '1.11.3' },
    geoip_org: { syntax: '<path> [utf8]', in: ['stream'], since: '1.11.3' },
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
