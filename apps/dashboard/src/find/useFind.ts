import { ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { keep, kept } from '../kept';
import { BY_NAME, sortingOf, sortingWord, type Sorting } from '../list/sorting';
import { FILTERS, type Filter } from './filters';

/** R0: how many seats a row has where they are only numbered. */
const USUAL = 6;
const KEPT = 'vigie.seatsInARow';
const seatsOf = (word: unknown): number | null => {
  const seats = Number(word);
  return Number.isInteger(seats) && seats >= 2 && seats <= 20 ? seats : null;
};

export type View = 'grid' | 'list';

/** What is looked for in the room, and how it is shown. It stands in the address, so that a link or a reload keeps it. */
export function useFind() {
  const { query } = useRoute();
  const router = useRouter();
  const text = ref(typeof query.cherche === 'string' ? query.cherche : '');
  const filter = ref<Filter>(FILTERS.find((one) => one === query.filtre) ?? 'all');
  const seatsInARow = ref(seatsOf(query.rang) ?? seatsOf(kept(KEPT)) ?? USUAL);
  const view = ref<View>(query.vue === 'liste' ? 'list' : 'grid');
  const sorting = ref<Sorting>(sortingOf(query.tri));

  function showAll(): void {
    text.value = '';
    filter.value = 'all';
  }

  watch(seatsInARow, (seats) => keep(KEPT, String(seats)));
  watch([text, filter, view, sorting, seatsInARow], () => {
    const cherche = text.value.trim() || undefined;
    const filtre = filter.value === 'all' ? undefined : filter.value;
    const vue = view.value === 'list' ? 'liste' : undefined;
    const word = sortingWord(sorting.value);
    const tri = word === sortingWord(BY_NAME) ? undefined : word;
    const rang = seatsInARow.value === USUAL ? undefined : seatsInARow.value;
    void router.replace({ query: { ...router.currentRoute.value.query, cherche, filtre, vue, tri, rang } });
  });

  return { text, filter, view, sorting, seatsInARow, showAll };
}
