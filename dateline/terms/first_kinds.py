"""The kinds a new house starts with; editors rename them and add their own."""

FIRST_KINDS: tuple[tuple[str, dict[str, str]], ...] = (
    (
        "NewsArticle",
        {
            "en": "Press release",
            "ar": "بيان صحفي",
            "de": "Pressemitteilung",
            "es": "Comunicado de prensa",
            "fr": "Communiqué de presse",
            "it": "Comunicato stampa",
            "ja": "プレスリリース",
            "pt": "Comunicado de imprensa",
            "ru": "Пресс-релиз",
            "zh": "新闻稿",
        },
    ),
    (
        "NewsArticle",
        {
            "en": "News",
            "ar": "أخبار",
            "de": "Nachrichten",
            "es": "Noticias",
            "fr": "Actualités",
            "it": "Notizie",
            "ja": "ニュース",
            "pt": "Notícias",
            "ru": "Новости",
            "zh": "新闻",
        },
    ),
    ("ReportageNewsArticle", {"en": "Feature", "es": "Reportaje", "fr": "Reportage"}),
    (
        "VideoObject",
        {"en": "Video", "ar": "فيديو", "es": "Vídeo", "fr": "Vidéo", "ru": "Видео", "zh": "视频"},
    ),
    ("NewsArticle", {"en": "Statement", "es": "Declaración", "fr": "Déclaration"}),
    ("NewsArticle", {"en": "Media advisory", "es": "Aviso a los medios", "fr": "Avis aux médias"}),
    ("Article", {"en": "Article", "es": "Artículo"}),
    ("Report", {"en": "Publication", "es": "Publicación"}),
    ("Article", {"en": "Factsheet", "es": "Ficha informativa", "fr": "Fiche d’information"}),
    ("ImageGallery", {"en": "Photo story", "es": "Fotorreportaje", "fr": "Reportage photo"}),
    ("Event", {"en": "Event", "es": "Evento", "fr": "Événement", "ar": "حدث"}),
)
