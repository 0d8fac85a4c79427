/** An outbound guard that allows everything, for tests against servers on loopback. */
import { lookup } from 'node:dns/promises';
import type { OutboundGuard, PinnedAddress } from '../../backend/domain/outbound';

export const openGuard: OutboundGuard = {
  resolve: async (host) => {
    const addresses = await lookup(host, { all: true, order: 'ipv4first' });
    return addresses.map(({ address, family }): PinnedAddress => ({ address, family: family === 6 ? 6 : 4 }));
  },
};
