import { defineComponent, h } from 'vue';

/** Nuxt UI in the specs: the plain elements that it draws. */
const button = defineComponent({
  inheritAttrs: false,
  props: ['loading', 'icon', 'color', 'variant', 'size', 'block'],
  setup:
    (_props, { slots, attrs }) =>
    () =>
      h('button', { type: 'button', ...attrs }, slots.default?.()),
});
const input = defineComponent({
  props: ['modelValue', 'size'],
  emits: ['update:modelValue'],
  setup:
    (props, { emit }) =>
    () =>
      h('input', {
        value: props.modelValue as string,
        onInput: (event: Event) => emit('update:modelValue', (event.target as HTMLInputElement).value),
      }),
});
const textarea = defineComponent({
  props: ['modelValue', 'size', 'rows', 'maxrows', 'autoresize'],
  emits: ['update:modelValue'],
  setup:
    (props, { emit }) =>
    () =>
      h('textarea', {
        value: props.modelValue as string,
        onInput: (event: Event) => emit('update:modelValue', (event.target as HTMLInputElement).value),
      }),
});
const field = defineComponent({
  props: ['label', 'name'],
  setup:
    (props, { slots }) =>
    () =>
      h('label', [props.label as string, slots.default?.()]),
});
const modal = defineComponent({
  props: ['open', 'title', 'description'],
  setup:
    (props, { slots }) =>
    () =>
      props.open ? h('div', { role: 'dialog' }, [props.description, slots.body?.(), slots.footer?.()]) : null,
});

export const nuxtUi = { UButton: button, UInput: input, UTextarea: textarea, UFormField: field, UModal: modal };
