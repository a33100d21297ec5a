import { defineModule } from '../../module.ts'

export const proxyProtocolVendor = defineModule({
  name: 'ngx_stream_proxy_protocol_vendor_module',
  family: 'stream',
  directives: {},
  variables: {
    proxy_protocol_tlv_aws_vpce_id: { plus: true },
    proxy_protocol_tlv_azure_pel_id: { plus: true },
    proxy_protocol_tlv_gcp_conn_id: { plus: true },
  },
})
