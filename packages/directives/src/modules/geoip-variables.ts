import type { VariableFacts } from '../module.ts'

/** What the databases of geoip give, in http and stream alike. */
export const geoipVariables = {
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
} as const satisfies Readonly<Record<string, VariableFacts>>
