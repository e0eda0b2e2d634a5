"""Where pictures are on the desk; they stand before Wagtail's own addresses, and are the same."""

from django.urls import URLPattern, path

from dateline.desk.picture_form import views


def picture_addresses() -> list[URLPattern]:
    """Return the list, the ways in, the form, and the way out."""
    one, several = "images/<int:image_id>/", "images/multiple/"
    return [
        path("images/", views.Pictures.as_view(), name="pictures"),
        path("images/results/", views.Pictures.as_view(results_only=True), name="picture_results"),
        path("images/add/", views.AddPicture.as_view(), name="add_picture"),
        path(one, views.EditPicture.as_view(), name="edit_picture"),
        path(f"{one}delete/", views.DeletePicture.as_view(), name="delete_picture"),
        path(f"{several}add/", views.AddSeveral.as_view(), name="add_pictures"),
        path(
            f"{several}create_from_uploaded_image/<int:uploaded_file_id>/",
            views.FromUpload.as_view(),
            name="picture_from_upload",
        ),
        path(
            f"{several}<int:image_id>/delete/", views.DeleteOne.as_view(), name="delete_one_picture"
        ),
    ]
