/** Tests may speak every language at once; a browser loads the one of its reader before the panel starts. */
import { languages, loadLanguage } from '../../frontend/messages/languages';

beforeAll(async () => {
  for (const language of languages) await loadLanguage(language);
});
