import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aPass, aSeat, mountAt } from '../seat/seat.testing';
import JoinForm from './JoinForm.vue';

const reply = { ok: true, ...aPass };
const refusal = (code: string, text = code) => ({ ok: false, code, params: {}, text });
const answering = (...answers: unknown[]) => {
  const fetched = vi.fn<typeof fetch>();
  for (const answer of answers) fetched.mockResolvedValueOnce(new Response(JSON.stringify(answer), { status: 200 }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
};
const bodyOf = (fetched: ReturnType<typeof answering>, call: number) =>
  JSON.parse(String(fetched.mock.calls[call]![1]!.body)) as Record<string, string>;

async function aFilledForm() {
  const { seat } = aSeat();
  const wrapper = mountAt(seat, JoinForm);
  const details = { sessionNumber: '4217', lastName: "D'Arc", firstName: 'Lœtitia' };
  const birth = { birthDay: '07', birthMonth: '03', birthYear: '2011' };
  for (const [name, value] of Object.entries({ ...details, ...birth }))
    await wrapper.get(`[name=${name}]`).setValue(value);
  const submit = async () => {
    await wrapper.get('form').trigger('submit');
    await flushPromises();
  };
  return { wrapper, submit, seat };
}

describe('the join form', () => {
  beforeEach(() => history.replaceState(null, '', '/vigie/candidat/?session=4217'));
  afterEach(() => {
    document.body.innerHTML = '';
    vi.unstubAllGlobals();
  });

  it('has the session number of the link, and waits for the name', () => {
    const { seat } = aSeat();
    const wrapper = mountAt(seat, JoinForm);
    expect(wrapper.get<HTMLInputElement>('[name=sessionNumber]').element.value).toBe('4217');
    expect(document.activeElement?.getAttribute('name')).toBe('lastName');
  });

  it('[R2] asks for the seat beside its own address and takes it', async () => {
    const fetched = answering(reply);
    const { submit, seat } = await aFilledForm();
    await submit();
    expect(String(fetched.mock.calls[0]![0])).toMatch(/\/vigie\/api\/candidate\/join$/);
    expect(bodyOf(fetched, 0)).toMatchObject({ sessionNumber: '4217', birthDate: '2011-03-07' });
    expect(seat.take).toHaveBeenCalledWith(reply);
  });

  it('[R2] says which PC this is, and tells the server', async () => {
    history.replaceState(null, '', '/vigie/candidat/?session=4217&poste=12');
    const fetched = answering(reply);
    const { wrapper, submit } = await aFilledForm();
    expect(wrapper.get('[data-post]').text()).toBe('Poste 12');
    await submit();
    expect(bodyOf(fetched, 0).post).toBe('12');
    localStorage.clear();
    history.replaceState(null, '', '?poste=');
  });

  it('[R2] says nothing of a number on a PC that has none', async () => {
    const fetched = answering(reply);
    const { wrapper, submit } = await aFilledForm();
    expect(wrapper.find('[data-post]').exists()).toBe(false);
    await submit();
    expect(bodyOf(fetched, 0)).not.toHaveProperty('post');
  });

  it('moves on when a part of the date is full, and back when it is emptied', async () => {
    const { wrapper } = await aFilledForm();
    const [day, month] = [wrapper.get<HTMLInputElement>('[name=birthDay]'), wrapper.get('[name=birthMonth]')];
    await day.setValue('');
    await day.setValue('12');
    expect(document.activeElement).toBe(month.element);
    await month.setValue('');
    await month.trigger('keydown', { key: 'Backspace' });
    expect(document.activeElement).toBe(day.element);
  });

  it('ties each error to its field, goes to the first, and asks nothing', async () => {
    const fetched = answering();
    const { wrapper, submit } = await aFilledForm();
    await wrapper.get('[name=lastName]').setValue(' ');
    await wrapper.get('[name=birthMonth]').setValue('13');
    await submit();
    const field = wrapper.get('[name=lastName]');
    expect(document.activeElement).toBe(field.element);
    expect(field.attributes('aria-invalid')).toBe('true');
    expect(wrapper.get(`[id="${field.attributes('aria-describedby')}"]`).text()).toContain('nom de naissance');
    expect(wrapper.text()).toContain('Cette date n’existe pas');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('[R2] says the refusal and keeps what was typed', async () => {
    answering(refusal('join-not-found', 'Aucun candidat ne correspond.'));
    const { wrapper, submit } = await aFilledForm();
    await submit();
    expect(wrapper.get('[role=alert]').text()).toBe('Aucun candidat ne correspond.');
    expect(wrapper.get<HTMLInputElement>('[name=lastName]').element.value).toBe("D'Arc");
    expect(wrapper.find('[name=code]').exists()).toBe(false);
  });

  it('[R6] asks for the code as well when the test has begun', async () => {
    const fetched = answering(refusal('code-needed'), reply);
    const { wrapper, submit, seat } = await aFilledForm();
    await submit();
    expect(wrapper.text()).toContain('Votre test est déjà commencé');
    expect(document.activeElement).toBe(wrapper.get('[name=code]').element);
    await wrapper.get('[name=code]').setValue('bcdf 23');
    await submit();
    expect(bodyOf(fetched, 1).code).toBe('BCDF23');
    expect(seat.take).toHaveBeenCalled();
  });

  it('says that the server does not answer', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
    const { wrapper, submit } = await aFilledForm();
    await submit();
    expect(wrapper.get('[role=alert]').text()).toContain('Le serveur ne répond pas');
  });

  it('asks once, however often it is pressed', async () => {
    const fetched = vi.fn<typeof fetch>(() => new Promise<Response>(() => {}));
    vi.stubGlobal('fetch', fetched);
    const { wrapper, submit } = await aFilledForm();
    await submit();
    await submit();
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(wrapper.get('[data-action=join]').attributes('aria-disabled')).toBe('true');
  });
});
