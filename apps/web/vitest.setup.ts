import { areas } from '#lib/messages/areas.ts';
import { loadMessages } from '#lib/messages/translate.ts';

await loadMessages(areas);
