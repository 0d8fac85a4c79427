import type { SpecField } from '../spi';

/** The field of every type that is reached over HTTPS. */
export const certificatesField: SpecField = {
  key: 'caCertificates',
  label: 'Certificates to trust',
  kind: 'multiline',
  required: false,
  help: "PEM certificates to trust in addition to the system's, when a proxy in your network opens TLS connections. Leave it empty otherwise.",
};
