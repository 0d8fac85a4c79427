/** Notifications, seats, and saving one section of the settings. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api-context';
import { isEditConflict } from '../error';
import type { SettingsView } from '../shapes';

export function useSeats() {
  const api = useApi();
  return useQuery({
    queryKey: ['settings', 'seats'],
    queryFn: ({ signal }) => api.seats(signal),
    retry: false,
    refetchOnWindowFocus: false,
  });
}

export function useDeliveries() {
  const api = useApi();
  return useQuery({ queryKey: ['settings', 'deliveries'], queryFn: ({ signal }) => api.deliveries(signal), refetchInterval: 15_000 });
}

export function useTestChannel() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.testChannel(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['settings', 'deliveries'] }),
  });
}

export function useRemoveChannel() {
  const api = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.removeChannel(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
}

export interface Section<Input> {
  /** The settings the form was filled from. */
  readonly settings: SettingsView;
  /** The part the form is about. */
  of(settings: SettingsView): unknown;
  send(input: Input, settings: SettingsView): Promise<SettingsView>;
}

/**
 * Saves one section. What somebody else saved in another section meanwhile is no conflict; in the same section it is one,
 * until the person presses "mine" (`over`), which is then sent over the newest version at once.
 */
export function useSaveSection<Input>({ settings, of, send }: Section<Input>) {
  const api = useApi();
  const queries = useQueryClient();
  const same = (one: SettingsView, other: SettingsView) => JSON.stringify(of(one)) === JSON.stringify(of(other));
  return useMutation({
    mutationFn: async ({ input, over = false }: { readonly input: Input; readonly over?: boolean }) => {
      if (over) return send(input, await api.settings());
      try {
        return await send(input, settings);
      } catch (error) {
        if (!isEditConflict(error)) throw error;
        const now = await api.settings();
        if (!same(now, settings)) throw error;
        return send(input, now);
      }
    },
    onSuccess: (saved) => queries.setQueryData(['settings'], saved),
  });
}
