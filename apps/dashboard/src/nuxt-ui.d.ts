import type Alert from '@nuxt/ui/components/Alert.vue';
import type App from '@nuxt/ui/components/App.vue';
import type Button from '@nuxt/ui/components/Button.vue';
import type DropdownMenu from '@nuxt/ui/components/DropdownMenu.vue';
import type FormField from '@nuxt/ui/components/FormField.vue';
import type Icon from '@nuxt/ui/components/Icon.vue';
import type Input from '@nuxt/ui/components/Input.vue';
import type Modal from '@nuxt/ui/components/Modal.vue';
import type Slideover from '@nuxt/ui/components/Slideover.vue';

declare module 'vue' {
  interface GlobalComponents {
    UAlert: typeof Alert;
    UApp: typeof App;
    UButton: typeof Button;
    UDropdownMenu: typeof DropdownMenu;
    UFormField: typeof FormField;
    UIcon: typeof Icon;
    UInput: typeof Input;
    UModal: typeof Modal;
    USlideover: typeof Slideover;
  }
}
