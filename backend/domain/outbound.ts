/** The gate every outbound connection passes: to sources and to the target alike. Implemented in `security`. */

export interface PinnedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface OutboundGuard {
  /**
   * Resolves a host once and answers the addresses that may be connected to; the caller connects to these and to no
   * other (so a name that resolves differently a moment later changes nothing). Throws `outbound-refused` when any
   * address is forbidden: link-local and metadata always, loopback and private ranges unless the operator listed them.
   */
  resolve(host: string, port: number): Promise<readonly PinnedAddress[]>;
}
