import { enableAutoUnmount, flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPass, aSeat, mountAt, refused } from '../seat/seat.testing';
import JoinScreen from './JoinScreen.vue';

const TOKEN = 'k'.repeat(43);
const reply = { ok: true, ...aPass };
const over = refused('joining-link-over', 'Ce lien n’est plus valable.');

const answering = (...answers: unknown[]) => {
  const fetched = vi.fn<typeof fetch>();
  for (const answer of answers) fetched.mockResolvedValueOnce(new Response(JSON.stringify(answer)));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const bodyOf = (fetched: ReturnType<typeof answering>, call: number) =>
  JSON.parse(String(fetched.mock.calls[call]![1]!.body)) as Record<string, string>;

async function openLink(token = TOKEN) {
  history.replaceState(null, '', `/vigie/candidat/?session=4217#lien=${token}`);
  const { seat } = aSeat();
  const wrapper = mountAt(seat, JoinScreen, { notice: '' });
  await flushPromises();
  return { wrapper, seat };
}

// A page that is left listens to the address no more.
enableAutoUnmount(afterEach);

describe('[R2] a page opened by a joining link', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    vi.unstubAllGlobals();
    history.replaceState(null, '', '/');
  });

  it('joins by itself, and the link leaves the address', async () => {
    const fetched = answering(reply);
    const { seat } = await openLink();
    expect(String(fetched.mock.calls[0]![0])).toMatch(/\/vigie\/api\/candidate\/join-by-link$/);
    expect(bodyOf(fetched, 0)).toEqual({ link: TOKEN });
    expect(seat.take).toHaveBeenCalledWith(reply);
    expect(location.href).toMatch(/\/candidat\/\?session=4217$/);
  });

  it('says that the link is over, above the form', async () => {
    answering(over);
    const { wrapper, seat } = await openLink();
    expect(wrapper.get('[role=alert]').text()).toBe('Ce lien n’est plus valable.');
    expect(wrapper.get<HTMLInputElement>('[name=sessionNumber]').element.value).toBe('4217');
    expect(seat.take).not.toHaveBeenCalled();
  });

  it('takes the next link, opened over the same page', async () => {
    const fetched = answering(over, reply);
    const { wrapper, seat } = await openLink();
    location.hash = `#lien=${'n'.repeat(43)}`;
    dispatchEvent(new Event('hashchange'));
    await flushPromises();
    expect(bodyOf(fetched, 1).link).toBe('n'.repeat(43));
    expect(wrapper.find('[data-link-over]').exists()).toBe(false);
    expect(seat.take).toHaveBeenCalled();
  });

  it('[R6] asks for the code alone once the test has begun', async () => {
    const fetched = answering(refused('code-needed', ''), refused('wrong-code', 'Ce code n’est pas le bon.'), reply);
    const { wrapper, seat } = await openLink();
    expect(wrapper.findAll('input').map((input) => input.attributes('name'))).toEqual(['code']);
    expect(document.activeElement).toBe(wrapper.get('[name=code]').element);
    await wrapper.get('form').trigger('submit');
    expect(fetched).toHaveBeenCalledTimes(1);
    for (const code of ['bcdf 22', 'bcdf 23']) {
      await wrapper.get('[name=code]').setValue(code);
      await wrapper.get('form').trigger('submit');
      await flushPromises();
    }
    expect(bodyOf(fetched, 2)).toEqual({ link: TOKEN, code: 'BCDF23' });
    expect(seat.take).toHaveBeenCalled();
  });

  it('keeps the link when no answer comes, and tries it again', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    const { wrapper, seat } = await openLink();
    expect(wrapper.get('[data-refusal]').text()).toContain('Le serveur ne répond pas');
    answering(reply);
    await wrapper.get('form').trigger('submit');
    await flushPromises();
    expect(seat.take).toHaveBeenCalledWith(reply);
  });

  it('is the form, as ever, without a link', async () => {
    const fetched = answering();
    history.replaceState(null, '', '/vigie/candidat/#autre');
    expect(mountAt(aSeat().seat, JoinScreen, { notice: '' }).find('[name=lastName]').exists()).toBe(true);
    expect(fetched).not.toHaveBeenCalled();
  });
});
