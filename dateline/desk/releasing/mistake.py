"""What readers are told of something that should never have gone out, in each language."""

READY = {
    "ar": "نُشرت هذه المادة عن طريق الخطأ.",
    "de": "Dieser Beitrag wurde versehentlich veröffentlicht.",
    "en": "This item was published by mistake.",
    "es": "Este contenido se publicó por error.",
    "fr": "Ce contenu a été publié par erreur.",
    "it": "Questo contenuto è stato pubblicato per errore.",
    "ja": "この記事は誤って公開されました。",
    "pt": "Este conteúdo foi publicado por engano.",
    "ru": "Этот материал был опубликован по ошибке.",
    "zh": "此内容系误发。",
}
