package org.wardledger.searchserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KazakhFoldingTest {

    @Test
    void kazakh_letters_become_what_people_type_without_them() {
        assertThat(KazakhFolding.fold("әғқңөұүһі")).isEqualTo("агкноуухи");
        assertThat(KazakhFolding.fold("ӘҒҚҢӨҰҮҺІ")).isEqualTo("АГКНОУУХИ");
        assertThat(KazakhFolding.fold("Қамқорлық үшін киімдер"))
                .isEqualTo("Камкорлык ушин киимдер");
    }

    @Test
    void russian_yo_becomes_ye() {
        assertThat(KazakhFolding.fold("Счёт, ЁЛКА")).isEqualTo("Счет, ЕЛКА");
    }

    @Test
    void latin_i_and_h_count_as_kazakh_only_inside_a_cyrillic_word() {
        assertThat(KazakhFolding.fold("кiiм айhай")).isEqualTo("киим айхай");
        assertThat(KazakhFolding.fold("IНI")).isEqualTo("ИНИ");
        assertThat(KazakhFolding.fold("medicine history")).isEqualTo("medicine history");
        assertThat(KazakhFolding.fold("hi, ж")).isEqualTo("hi, ж");
    }

    @Test
    void folding_keeps_the_length_so_that_hits_can_be_marked_in_the_original() {
        StringBuilder everything = new StringBuilder();
        for (char letter = 0; letter < Character.MIN_SURROGATE; letter++) {
            everything.append(letter);
        }
        assertThat(KazakhFolding.fold(everything.toString())).hasSize(everything.length());
        assertThat(KazakhFolding.fold("")).isEmpty();
        assertThat(KazakhFolding.fold("😀 ү")).isEqualTo("😀 у");
    }

    @Test
    void folding_twice_changes_nothing_more() {
        String once = KazakhFolding.fold("Мүгедектігі бар адамдарға арналған оңалту, iс-шара, ё");
        assertThat(KazakhFolding.fold(once)).isEqualTo(once);
    }
}
