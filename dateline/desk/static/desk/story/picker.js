/* Makes a choice of several into chips and a field that searches as one types.

   Without this script the choice is a plain list. What is chosen stays in that list, which is
   what the form sends. Keys follow the combobox pattern of WAI-ARIA 1.2. */

const MOST = 30;
const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let made = 0;

class Picker {
    constructor(select) {
        this.select = select;
        this.words = select.dataset;
        this.found = [];
        this.active = -1;
        this.build();
        this.showChips();
    }

    build() {
        const number = ++made;
        this.box = document.createElement("div");
        this.box.className = "desk-picker";
        this.chips = this.box.appendChild(document.createElement("ul"));
        this.chips.className = "desk-picker__chips";
        this.input = this.box.appendChild(document.createElement("input"));
        this.list = this.box.appendChild(document.createElement("ul"));
        this.list.className = "desk-picker__list";
        this.list.id = `desk-picker-${number}`;
        this.list.setAttribute("role", "listbox");
        this.list.hidden = true;
        const { id } = this.select;
        this.select.id = `${id}-kept`;
        this.select.hidden = true;
        for (const [name, value] of Object.entries({
            id, type: "text", role: "combobox", autocomplete: "off", "aria-autocomplete": "list",
            "aria-expanded": "false", "aria-controls": this.list.id,
        })) this.input.setAttribute(name, value);
        const described = this.select.getAttribute("aria-describedby");
        if (described) this.input.setAttribute("aria-describedby", described);
        this.list.setAttribute("aria-label", document.querySelector(`label[for="${id}"]`)?.textContent.trim() ?? "");
        this.select.after(this.box);
        this.input.addEventListener("input", () => this.search());
        this.input.addEventListener("focus", () => this.search());
        this.input.addEventListener("keydown", (event) => this.key(event));
        this.input.addEventListener("blur", () => this.leave());
        // Pressed, not clicked: the field must not lose the focus first.
        this.list.addEventListener("mousedown", (event) => {
            event.preventDefault();
            const option = event.target.closest("[role=option]");
            if (option) this.choose(Number(option.dataset.place));
        });
        // A list that is opened again after “back” has what was chosen before.
        window.addEventListener("pageshow", () => this.showChips());
    }

    get chosen() {
        return [...this.select.options].filter((option) => option.selected);
    }

    showChips() {
        this.chips.replaceChildren(...this.chosen.map((option) => {
            const item = document.createElement("li");
            const button = item.appendChild(document.createElement("button"));
            button.type = "button";
            button.append(option.text);
            button.setAttribute("aria-label", `${this.words.remove}: ${option.text}`);
            button.addEventListener("click", () => this.remove(option));
            return item;
        }));
        this.chips.hidden = !this.chips.children.length;
    }

    async search() {
        const words = this.input.value.trim();
        const isChosen = new Set(this.chosen.map((option) => option.value));
        let items = [...this.select.options].map(({ value, text }) => ({ value, label: text }));
        if (this.words.search && words) {
            const asked = new URLSearchParams({ q: words, language: this.words.language });
            const answer = await fetch(`${this.words.search}?${asked}`, { headers: { Accept: "application/json" } });
            if (words !== this.input.value.trim()) return;
            items = answer.ok ? (await answer.json()).items : [];
        } else {
            items = items.filter(({ label }) => folded(label).includes(folded(words)));
        }
        this.show(items.filter(({ value }) => !isChosen.has(value)).slice(0, MOST), words);
    }

    show(items, words) {
        this.found = items;
        this.active = words && items.length ? 0 : -1;
        this.list.replaceChildren(...items.map(({ label }, place) => {
            const option = document.createElement("li");
            option.id = `${this.list.id}-${place}`;
            option.dataset.place = place;
            option.setAttribute("role", "option");
            option.textContent = label;
            return option;
        }));
        if (!items.length && words) {
            const nothing = this.list.appendChild(document.createElement("li"));
            nothing.className = "desk-picker__nothing";
            nothing.textContent = this.words.none;
        }
        this.list.hidden = !this.list.children.length || document.activeElement !== this.input;
        this.input.setAttribute("aria-expanded", String(!this.list.hidden));
        this.mark();
    }

    mark() {
        [...this.list.children].forEach((option, place) => {
            option.setAttribute("aria-selected", String(place === this.active));
            if (place === this.active) option.scrollIntoView({ block: "nearest" });
        });
        if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
        else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${this.active}`);
    }

    key(event) {
        const steps = { ArrowDown: 1, ArrowUp: -1 };
        if (event.key in steps) {
            if (this.list.hidden) this.search();
            else if (this.found.length) {
                this.active = (this.active + steps[event.key] + this.found.length) % this.found.length;
                this.mark();
            }
        } else if (event.key === "Enter") {
            if (this.active >= 0) this.choose(this.active);
        } else if (event.key === "Escape" && !this.list.hidden) {
            this.close();
        } else if (event.key === "Backspace" && !this.input.value && this.chosen.length) {
            this.remove(this.chosen.at(-1));
        } else return;
        event.preventDefault();
        event.stopPropagation();
    }

    choose(place) {
        const { value, label } = this.found[place];
        const known = [...this.select.options].find((option) => option.value === value);
        const option = known ?? new Option(label, value);
        // The order in which they were chosen is the order in which they are sent.
        this.chosen.at(-1)?.after(option);
        if (!option.isConnected) this.select.append(option);
        option.selected = true;
        this.input.value = "";
        this.changed();
        this.search();
    }

    remove(option) {
        option.selected = false;
        this.changed();
        this.input.focus();
    }

    changed() {
        this.showChips();
        this.select.dispatchEvent(new Event("input", { bubbles: true }));
        this.select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    /* Words that chose nothing would look as if they had. */
    leave() {
        this.input.value = "";
        this.close();
    }

    close() {
        this.list.hidden = true;
        this.active = -1;
        this.input.setAttribute("aria-expanded", "false");
        this.input.removeAttribute("aria-activedescendant");
    }
}

for (const select of document.querySelectorAll("select[multiple][data-picker]")) new Picker(select);
