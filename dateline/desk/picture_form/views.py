"""Pictures on the desk: their list, bringing one or several in, their form, taking one away."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.images.views import images, multiple

from dateline.desk.models import DeskImage
from dateline.desk.picture_form.form import END_NOW, PictureForm
from dateline.desk.picture_form.publicity import publicity_of, was_published
from dateline.desk.words import listed
from dateline.desk.zones import in_words, place_of
from dateline.lib import clock
from dateline.pictures.reading_notes import notes_in


class Pictures(images.IndexView):
    """Lists the pictures somebody may use."""

    page_title = _("Pictures")
    add_item_label = _("Add pictures")


class AddPicture(images.CreateView):
    """Brings a picture in, and leads to the form on which the rest is said of it."""

    page_title = ""
    error_message = _("The picture was not kept: see what is marked below.")
    object: DeskImage

    def get_page_subtitle(self) -> str:
        """Say what is done here."""
        return _now("Add a picture")

    def form_valid(self, form: PictureForm) -> HttpResponse:
        """Keep it, and say what was read from its file."""
        answer: HttpResponse = super().form_valid(form)
        _tell_filled(self.request, form)
        return answer

    def form_invalid(self, form: PictureForm) -> HttpResponse:
        """Show the form again, and say that it has lost its file."""
        form.say_that_the_file_is_gone()
        answer: HttpResponse = super().form_invalid(form)
        return answer

    def get_success_message(self, instance: DeskImage) -> str:
        """Say that it is there, and not yet described."""
        return _now("“%(title)s” is on the desk. Say what it shows, and whose it is.") % {
            "title": instance.title
        }

    def get_success_url(self) -> str:
        """Lead to the form of the picture."""
        return reverse("wagtailimages:edit", args=[self.form.instance.pk])

    def get_success_buttons(self) -> list[Any]:
        """Offer no way to where one is led anyway."""
        return []


class EditPicture(images.EditView):
    """The form of a picture."""

    error_message = _("Not saved: see what is marked below. What you typed is still here.")
    template_name = "desk/pictures/edit.html"
    object: DeskImage

    def form_valid(self, form: PictureForm) -> HttpResponse:
        """Keep it, and say what came from its file and what somebody else wrote."""
        answer: HttpResponse = super().form_valid(form)
        _tell_filled(self.request, form)
        if form.taken_over:
            told = _now(
                "Somebody else changed it while you did; this stays as they wrote it: %(fields)s."
            )
            messages.info(self.request, told % {"fields": listed(form.labels_taken_over)})
        return answer

    def form_invalid(self, form: PictureForm) -> HttpResponse:
        """Show the form again beside the picture as it is kept."""
        self.object = DeskImage.objects.get(pk=self.object.pk)
        form.say_that_the_file_is_gone()
        answer: HttpResponse = super().form_invalid(form)
        return answer

    def get_success_url(self) -> str:
        """Stay on the form where the file was replaced or a right ended: there is more to see."""
        if self.form.filled or "file" in self.form.changed_data or END_NOW in self.request.POST:
            return self.get_edit_url()
        url: str = super().get_success_url()
        return url

    def get_success_message(self) -> str:
        """Say what a reader notices of it."""
        if END_NOW in self.request.POST:
            told = _now("“%(title)s” has left every page and feed.")
        else:
            told = _now("“%(title)s” is saved.")
        return told % {"title": self.object.title}

    def get_success_buttons(self) -> list[Any]:
        """Offer no way back to a form that is still open."""
        stays = self.get_success_url() == self.get_edit_url()
        return [] if stays else list(super().get_success_buttons())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add where readers see it, and until when."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        kept = self.object
        office = context["form"].office
        zone, place = (office.time_zone, place_of(office)) if office else ("UTC", "UTC")
        now, until = clock.now(), kept.valid_until
        return context | {
            "kept": kept,
            "publicity": publicity_of(kept),
            "until": in_words(until, zone, place=place, now=now) if until else "",
            "has_ended": until is not None and until <= now,
            "end_now": END_NOW,
            "can_delete": self.can_delete and not was_published(kept),
        }


class DeletePicture(images.DeleteView):
    """Takes away a picture that was never published."""

    page_title = _("Delete picture")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse where readers may have it: its form is where their right to see it ends."""
        image = DeskImage.objects.filter(pk=kwargs["image_id"]).first()
        if image is not None and self._may_know(request, image) and was_published(image):
            messages.error(request, stays(image))
            return redirect("wagtailimages:edit", image.pk)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def _may_know(self, request: HttpRequest, image: DeskImage) -> bool:
        return bool(
            self.permission_policy.user_has_permission_for_instance(request.user, "delete", image)
        )

    def get_success_message(self) -> str:
        """Say that it is gone."""
        return _now("“%(title)s” is deleted.") % {"title": self.object.title}


class AddSeveral(multiple.AddView):
    """Brings several pictures in at once; each shows what was read from its file."""

    page_title = _("Add pictures")
    template_name = "desk/pictures/several.html"

    def save_object(self, form: PictureForm) -> DeskImage:
        """Keep one of them as it is kept alone."""
        form.instance.uploaded_by_user = self.request.user
        return form.save()

    def get_invalid_response_data(self, form: PictureForm) -> dict[str, Any]:
        """Say why a file was not kept; the page takes the sentence for HTML."""
        data: dict[str, Any] = super().get_invalid_response_data(form)
        return data | {"error_message": escape(data["error_message"])}


class FromUpload(multiple.CreateFromUploadedImageView):
    """Keeps one of several whose title had to be mended first."""

    def save_object(self, form: PictureForm) -> None:
        """Keep it with what its file says, which the form itself has not seen."""
        form.fill_from(notes_in(self.upload.file.read()))
        self.upload.file.seek(0)
        super().save_object(form)


class DeleteOne(multiple.DeleteView):
    """Takes one of several away again."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse what was published meanwhile."""
        image = DeskImage.objects.filter(pk=kwargs["image_id"]).first()
        if image is not None and was_published(image):
            raise PermissionDenied
        answer: HttpResponse = super().post(request, *args, **kwargs)
        return answer


def keep_what_was_published(
    request: HttpRequest, action: str, chosen: Any, _action_view: Any
) -> HttpResponse | None:
    """Stop several from being deleted together where readers may have one of them."""
    if action != "delete":
        return None
    kept = [one for one in chosen if isinstance(one, DeskImage) and was_published(one)]
    for image in kept:
        messages.error(request, stays(image))
    return redirect("wagtailimages:index") if kept else None


def stays(image: DeskImage) -> str:
    """Return why a picture cannot be deleted, and what to do instead."""
    told = _now(
        "“%(title)s” has been published, so it stays on the desk: here its right to be shown can "
        "be ended. Do that on its form to take it off every page."
    )
    return told % {"title": image.title}


def _tell_filled(request: HttpRequest, form: PictureForm) -> None:
    if form.filled:
        told = _now("Read from the file: %(fields)s. See whether it is right.")
        messages.info(request, told % {"fields": listed(form.labels_filled)})
