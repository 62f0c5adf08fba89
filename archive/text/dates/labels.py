"""Words that stand before or after a printed date and say what happened that day."""

from typing import NamedTuple


class Label(NamedTuple):
    """A label in lower case; only an English one leaves open whether day or month comes first."""

    words: str
    is_update: bool
    is_english: bool


_FIRST = {
    "en": (
        "published, first published, originally published, published online, publication date,"
        " publish date, pub date, publishing date, posted, first posted, originally posted,"
        " date published, published date, date posted, uploaded, upload date, date,"
        " release date, released, issued, issue date, created, date created, added, filed,"
        " submitted, registered, date registered, registration date, online since"
    ),
    "de": (
        "veröffentlicht, veröffentlichung, veröffentlichungsdatum, publiziert, erschienen,"
        " erstveröffentlichung, erstellt, datum, online seit, online gestellt, eingestellt"
    ),
    "fr": "publié, publiée, publication, date de publication, mis en ligne, posté, paru, créé",
    "es": (
        "publicado, publicada, publicación, fecha, fecha de publicación, creado, creada,"
        " subido, última publicación"
    ),
    "pt": "publicado, publicada, publicação, data, data de publicação, postado, postada, criado",
    "it": "pubblicato, pubblicata, pubblicazione, data, data di pubblicazione, creato, inserito",
    "nl": "gepubliceerd, geplaatst, publicatiedatum, datum, gemaakt, verschenen",
    "pl": (
        "opublikowano, opublikowany, data publikacji, publikacja, data, dodano, data dodania,"
        " utworzono, opublikowane"
    ),
    "sv": "publicerad, publicerat, publicerades, datum, skapad",
    "da": "publiceret, offentliggjort, udgivet, dato, oprettet",
    "no": "publisert, dato, opprettet, lagt ut",
    "tr": (
        "yayınlanma, yayınlanma tarihi, yayımlanma tarihi, yayın tarihi, yayınlandı, giriş,"
        " giriş tarihi, tarih, eklenme tarihi, eklenme, oluşturulma tarihi, oluşturulma"
    ),
    "ru": (
        "опубликовано, опубликована, опубликован, дата публикации, публикация, дата, размещено,"
        " создано, добавлено"
    ),
    "uk": "опубліковано, опублікований, дата публікації, публікація, дата, створено, додано",
    "zh": (
        "发布时间, 发布日期, 发布于, 发布, 发表时间, 发表日期, 发表于, 发表, 发稿时间,"
        " 刊登日期, 时间, 日期, 上传时间, 上传日期, 出版日期, 創建時間, 创建时间, 發布時間,"
        " 發佈時間, 發布日期, 發佈日期, 發布於, 發佈於, 發布, 發佈, 發表時間, 發表日期, 發表於,"
        " 發表, 發稿時間, 時間, 上載日期, 上傳時間, 報導時間"
    ),
    "ja": (
        "公開日, 公開日時, 公開, 掲載日, 掲載日時, 掲載, 配信日, 配信日時, 配信, 投稿日,"
        " 投稿日時, 投稿, 作成日, 発行日, 発表日, 発信日"
    ),
    "ko": (
        "입력, 입력일, 입력시간, 기사입력, 등록, 등록일, 등록일시, 게시, 게시일, 작성, 작성일,"
        " 발행, 발행일, 송고, 승인, 날짜, 게재일"
    ),
    "ar": "نشر, نُشر, نشرت, تاريخ النشر, تم النشر, التاريخ, تاريخ",
    "vi": ("đăng, ngày đăng, xuất bản, ngày xuất bản, ngày đăng tin, thời gian"),
    "id": "diterbitkan, dipublikasikan, terbit, tayang, tanggal, diunggah",
    "ms": "diterbitkan pada, tarikh",
    "hi": "प्रकाशित, प्रकाशन तिथि, प्रकाशित तिथि, पब्लिश, पोस्ट",
    "el": "δημοσίευση, δημοσιεύθηκε, δημοσιεύτηκε, ημερομηνία, ημερομηνία δημοσίευσης",
    "cs": "publikováno, vydáno, zveřejněno, vyšlo",
    "sk": "publikované, zverejnené, vydané",
    "hu": "megjelent, közzétéve, publikálva, dátum",
    "ro": "publicat, publicată, publicat la, publicat pe, data publicării",
    "fi": "julkaistu, päivämäärä",
    "bg": "публикувано, публикувана, публикувано на",
    "ca": "publicat el, data de publicació",
    "he": "פורסם, תאריך, תאריך פרסום",
}
_UPDATE = {
    "en": (
        "updated, last updated, update, last update, date updated, updated date, modified,"
        " last modified, date modified, revised, last revised, edited, last edited, corrected,"
        " changed, last changed, as of, current as of"
    ),
    "de": (
        "aktualisiert, zuletzt aktualisiert, letzte aktualisierung, aktualisierung, stand,"
        " geändert, zuletzt geändert, letzte änderung, letztes update, zuletzt bearbeitet"
    ),
    "fr": (
        "mis à jour, mise à jour, dernière mise à jour, modifié, modifiée, actualisé,"
        " dernière modification"
    ),
    "es": (
        "actualizado, actualizada, actualización, última actualización, fecha de actualización,"
        " modificado, modificada, última modificación"
    ),
    "pt": (
        "atualizado, atualizada, atualização, última atualização, actualizado, modificado,"
        " última modificação, alterado"
    ),
    "it": (
        "aggiornato, aggiornata, aggiornamento, ultimo aggiornamento, modificato, modifica,"
        " ultima modifica"
    ),
    "nl": "bijgewerkt, laatst bijgewerkt, laatste update, gewijzigd, laatst gewijzigd, aangepast",
    "pl": (
        "aktualizacja, ostatnia aktualizacja, zaktualizowano, data aktualizacji, zmieniono,"
        " ostatnia modyfikacja, aktualizowano, stan na, stan na dzień"
    ),
    "sv": "uppdaterad, uppdaterat, senast uppdaterad, senast uppdaterat, ändrad, senast ändrad",
    "da": "opdateret, sidst opdateret, senest opdateret, ændret, sidst ændret",
    "no": "oppdatert, sist oppdatert, endret, sist endret",
    "tr": (
        "güncelleme, güncelleme tarihi, güncellenme, güncellenme tarihi, güncellendi,"
        " son güncelleme, son güncellenme, son güncelleme tarihi, düzenleme"
    ),
    "ru": (
        "обновлено, обновлена, обновлён, обновлен, обновление, последнее обновление,"
        " дата обновления, изменено, изменён, отредактировано, по состоянию на"
    ),
    "uk": (
        "оновлено, оновлена, оновлення, останнє оновлення, востаннє оновлено, дата оновлення,"
        " змінено, станом на"
    ),
    "zh": (
        "更新时间, 更新日期, 更新于, 更新, 最后更新, 最后更新时间, 最近更新, 修改时间,"
        " 更新時間, 更新於, 最後更新, 最後更新時間, 修改時間"
    ),
    "ja": "更新日, 更新日時, 最終更新, 最終更新日, 最終更新日時, 改訂日, 修正日, 時点",
    "ko": (
        "수정, 수정일, 최종수정, 최종 수정, 최종수정일, 기사수정, 업데이트, 최종 업데이트, 갱신,"
        " 기준"
    ),
    "ar": "تحديث, آخر تحديث, تم التحديث, تاريخ التحديث, تم تحديثه, عدل",
    "vi": "cập nhật, cập nhật lần cuối, ngày cập nhật, sửa đổi",
    "id": "diperbarui, diperbaharui, pembaruan, update terakhir",
    "ms": "dikemas kini, kemas kini",
    "hi": "अपडेट, अपडेटेड, अद्यतन, संशोधित",
    "el": "ενημέρωση, ενημερώθηκε, τελευταία ενημέρωση",
    "cs": "aktualizováno, upraveno, poslední aktualizace",
    "sk": "aktualizované, upravené",
    "hu": "frissítve, frissült, módosítva, utolsó frissítés",
    "ro": "actualizat, actualizată, ultima actualizare",
    "fi": "päivitetty, muokattu",
    "bg": "обновено, обновена, актуализирано",
    "ca": "actualitzat, actualitzat el",
    "he": "עודכן, עדכון אחרון",
}


def _labels() -> dict[str, Label]:
    """All labels; where languages share a word, English is believed."""
    return {
        words: Label(words, is_update, language == "en")
        for is_update, table in ((False, _FIRST), (True, _UPDATE))
        for language, listed in reversed(table.items())
        for words in (each.strip() for each in listed.split(","))
    }


LABELS = _labels()
# These stand behind their date too: 2021-06-23 更新
LABELS_BEHIND = tuple(
    sorted(
        {
            words
            for table in (_FIRST, _UPDATE)
            for language in ("zh", "ja", "ko")
            for words in (each.strip() for each in table[language].split(","))
            if not words.endswith(("时间", "時間", "日期", "日", "日時", "날짜"))
        },
        key=len,
        reverse=True,
    )
)
# Bringing a text to a site is not its publication: it may have appeared elsewhere long before.
_UPLOAD = frozenset(
    "uploaded, upload date, upload, date uploaded, online gestellt, eingestellt, online seit,"
    " online since, mis en ligne, subido, inserito, lagt ut, added, dodano, data dodania".split(
        ", "
    )
)


def is_later_than_publication(label: str | None) -> bool:
    """Whether a label, as printed before a date, is one of update or upload.

    A date without a label, or with one that nobody knows, counts as that of publication.
    """
    return _words(label) in _UPLOAD or is_of_change(label)


def is_of_change(label: str | None) -> bool:
    """Whether a label, as printed before a date, says that the text was changed that day."""
    known = LABELS.get(_words(label))
    return known is not None and known.is_update


def _words(label: str | None) -> str:
    return " ".join((label or "").casefold().split()).rstrip(" :：")


# Small words between a label and its date, or between a time and its date.
_JOINERS = (
    "on at am den vom der um le du à el a em no às il del op dnia w på от в о від ngày vào"
    " lúc في يوم بتاريخ tarihi tarihinde saat"
)
JOINERS = frozenset(_JOINERS.split())
