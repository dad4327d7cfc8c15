import { computed, reactive } from 'vue';

/** What was typed and is not sent yet, by place: a dialog that is closed or a refusal loses nothing. */
const drafts = reactive(new Map<string, string>());

export const useDraft = (place: () => string) =>
  computed({
    get: () => drafts.get(place()) ?? '',
    set: (text) => (text === '' ? drafts.delete(place()) : drafts.set(place(), text)),
  });
