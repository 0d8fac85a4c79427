import axios from 'axios';

/** Whether people can sign in through Jira in a window. False when that cannot be found out. */
export async function hasPopup(baseUrl: string): Promise<boolean> {
  try {
    const { data } = await axios.get<{ readonly popup?: unknown }>(`${baseUrl}/session/ways`, { timeout: 15_000 });
    return data.popup === true;
  } catch {
    return false;
  }
}
